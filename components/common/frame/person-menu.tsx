"use client";

import { LogOutIcon, MonitorSmartphoneIcon } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { useFrame } from "./frame-context.tsx";
import { TeamItems } from "./team-items.tsx";

/** Who is signed in, their sessions, and the way out; on a phone their teams as well. */
export function PersonMenu() {
  const { me, role, team } = useFrame();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          className="rounded-full"
          aria-label={`${me.name}, account`}
          title={me.name}
        >
          <span
            aria-hidden
            data-letters={initials(me.name)}
            className="flex size-6 items-center justify-center rounded-full bg-secondary text-xs font-medium before:content-[attr(data-letters)]"
          />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60">
        <DropdownMenuLabel className="font-normal">
          <div className="truncate font-medium">{me.name}</div>
          <div className="truncate text-xs text-muted-foreground">
            {me.email} · {role} of {team.name}
          </div>
        </DropdownMenuLabel>
        <DropdownMenuSeparator />
        {/* A phone has no sidebar, and so no switcher of its own. */}
        <div className="md:hidden">
          <TeamItems />
          <DropdownMenuSeparator />
        </div>
        <DropdownMenuItem asChild>
          <Link href={`/${team.slug}/settings/sessions`} prefetch={false}>
            <MonitorSmartphoneIcon /> Sessions
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href="/sign-in/out" prefetch={false}>
            <LogOutIcon /> Sign out
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** The first letters of the first and the last word; works for names without spaces, too. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}

"use client";

import { CheckIcon, ChevronsUpDownIcon, PlusIcon } from "lucide-react";
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

/** The team one is in, and the way to the others. The team is in the address, so two tabs can hold two teams. */
export function TeamSwitcher({ folded = false }: { folded?: boolean }) {
  const { team, teams } = useFrame();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          className={folded ? "size-9 p-0" : "w-full justify-start gap-2.5 px-1.5"}
          aria-label={`Team ${team.name}, switch team`}
        >
          <TeamMark name={team.name} />
          {!folded && (
            <>
              <span className="truncate">{team.name}</span>
              <ChevronsUpDownIcon className="ml-auto size-3.5 text-muted-foreground" />
            </>
          )}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-52">
        <DropdownMenuLabel className="text-xs font-normal text-muted-foreground">Teams</DropdownMenuLabel>
        {teams.map(({ slug, name }) => (
          <DropdownMenuItem key={slug} asChild>
            <Link href={`/${slug}`} prefetch={false}>
              <TeamMark name={name} />
              <span className="truncate">{name}</span>
              {slug === team.slug && <CheckIcon aria-label="this team" className="ml-auto" />}
            </Link>
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/new-team">
            <PlusIcon /> New team
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function TeamMark({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      data-letter={[...name][0]?.toUpperCase()}
      className="flex size-5 shrink-0 items-center justify-center rounded-sm bg-primary text-xs font-semibold text-primary-foreground before:content-[attr(data-letter)]"
    />
  );
}

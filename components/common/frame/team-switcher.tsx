"use client";

import { ChevronsUpDownIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from "#components/ui/dropdown-menu.tsx";
import { useFrame } from "./frame-context.tsx";
import { TeamItems, TeamMark } from "./team-items.tsx";

/** The team one is in, and the way to the others. The team is in the address, so two tabs can hold two teams. */
export function TeamSwitcher({ folded = false }: { folded?: boolean }) {
  const { team } = useFrame();
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
        <TeamItems />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

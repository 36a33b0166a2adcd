import { CheckIcon, PlusIcon } from "lucide-react";
import Link from "next/link";
import { DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator } from "#components/ui/dropdown-menu.tsx";
import { useFrame } from "./frame-context.tsx";

/** The reader's teams and the way to a new one, as items of a menu. */
export function TeamItems() {
  const { team, teams } = useFrame();
  return (
    <>
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
    </>
  );
}

/** The first letter of a team's name, on its colour. */
export function TeamMark({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      data-letter={[...name][0]?.toUpperCase()}
      className="flex size-5 shrink-0 items-center justify-center rounded-sm bg-primary text-xs font-semibold text-primary-foreground before:content-[attr(data-letter)]"
    />
  );
}

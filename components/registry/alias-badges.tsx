import { CrownIcon } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/cn.ts";
import { championFirst } from "./alias-order.ts";

/** An alias; the champion wears its colour and a crown. `version` is where it points, when that is not said beside it. */
export function AliasBadge({ alias, version }: { alias: string; version?: number }) {
  const isChampion = alias === "champion";
  return (
    <Badge
      variant="outline"
      title={version === undefined ? alias : `${alias}: version ${version}`}
      className={cn("max-w-48 min-w-0 shrink", isChampion && "border-champion/50 text-champion")}
    >
      {isChampion && <CrownIcon aria-hidden />}
      <span className="truncate">{alias}</span>
      {version !== undefined && <span className="numeric font-normal opacity-80">v{version}</span>}
    </Badge>
  );
}

const shownMax = 3;

/** The aliases of a model with where they point; many are cut short. */
export function ModelAliases({ aliases }: { aliases: readonly { alias: string; version: number }[] }) {
  const ordered = championFirst(aliases, ({ alias }) => alias);
  const rest = ordered.slice(shownMax);
  return (
    <span className="flex min-w-0 items-center gap-1">
      {ordered.slice(0, shownMax).map(({ alias, version }) => (
        <AliasBadge key={alias} alias={alias} version={version} />
      ))}
      {rest.length > 0 && (
        <span
          className="numeric shrink-0 text-xs text-muted-foreground"
          title={rest.map(({ alias, version }) => `${alias}: version ${version}`).join("\n")}
        >
          +{rest.length}
        </span>
      )}
    </span>
  );
}

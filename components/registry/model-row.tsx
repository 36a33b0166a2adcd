"use client";

import Link from "next/link";
import { showBlanks } from "#components/common/format/blanks.ts";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { firstLine } from "#components/experiments/note.ts";
import type { RegisteredModel } from "#server/domain/registry/schema.ts";
import { modelPath, versionPath } from "./address.ts";
import { ModelAliases } from "./alias-badges.tsx";
import { latestOf } from "./latest.ts";

/** One model: its name and what it is about, the latest version, where its aliases point, whose it is and when it changed. */
export function ModelRow({ model }: { model: RegisteredModel }) {
  const { team } = useFrame();
  const latest = latestOf(model);
  return (
    <tr className="h-10 text-sm hover:bg-muted/60 *:border-b *:px-4 *:py-1.5">
      <td>
        <span className="flex min-w-0 items-center gap-3">
          <Link
            href={`/${team.slug}${modelPath(model.name)}`}
            prefetch={false}
            title={showBlanks(model.name)}
            className="min-w-0 truncate rounded-sm font-medium outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
          >
            {model.name}
          </Link>
          <span className="min-w-0 flex-1 truncate text-muted-foreground max-lg:hidden">
            {firstLine(model.description)}
          </span>
        </span>
        {model.aliases.length > 0 && (
          <span className="mt-1 block sm:hidden">
            <ModelAliases aliases={model.aliases} />
          </span>
        )}
      </td>
      <td className="max-sm:hidden">
        <ModelAliases aliases={model.aliases} />
      </td>
      <td className="numeric text-right whitespace-nowrap">
        {latest === undefined ? (
          <span className="text-muted-foreground">none yet</span>
        ) : (
          <Link
            href={`/${team.slug}${versionPath(model.name, latest)}`}
            prefetch={false}
            className="hover:underline"
          >
            v{latest}
          </Link>
        )}
      </td>
      <td className="truncate text-muted-foreground max-md:hidden" title={model.createdBy.name}>
        {model.createdBy.name}
      </td>
      <td className="text-right whitespace-nowrap text-muted-foreground max-sm:hidden">
        <RelativeTime at={model.updatedAtMs} />
      </td>
    </tr>
  );
}

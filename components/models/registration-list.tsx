import Link from "next/link";
import { CardSection } from "#components/common/card-section.tsx";
import { CodeBlock } from "#components/common/code-block.tsx";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { modelPath, versionPath } from "#components/registry/address.ts";
import { AliasBadge } from "#components/registry/alias-badges.tsx";
import type { ModelVersion } from "#server/domain/registry/schema.ts";

/** The registered versions that were made of something, newest first, with the aliases that point at them. */
export function RegistrationList(props: {
  versions: readonly ModelVersion[];
  teamSlug: string;
  /** Says that nothing was registered, and the command that does it. */
  empty: string;
  command: string;
}) {
  const { versions, teamSlug } = props;
  return (
    <CardSection title="Registered versions" count={versions.length}>
      {versions.length === 0 ? (
        <div className="space-y-2 px-3 py-4 text-sm text-muted-foreground">
          <p>{props.empty}</p>
          <CodeBlock code={props.command} />
        </div>
      ) : (
        <ul>
          {versions.map((version) => (
            <Registration key={`${version.name}/${version.version}`} version={version} teamSlug={teamSlug} />
          ))}
        </ul>
      )}
    </CardSection>
  );
}

function Registration({ version, teamSlug }: { version: ModelVersion; teamSlug: string }) {
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-b px-3 py-1.5 text-sm last:border-0 hover:bg-muted/50">
      <span className="flex max-w-full min-w-0 items-center gap-1.5">
        <Link
          href={`/${teamSlug}${modelPath(version.name)}`}
          prefetch={false}
          title={version.name}
          className="min-w-0 truncate font-medium hover:underline"
        >
          {version.name}
        </Link>
        <Link
          href={`/${teamSlug}${versionPath(version.name, version.version)}`}
          prefetch={false}
          className="numeric shrink-0 text-link hover:underline"
        >
          v{version.version}
        </Link>
      </span>
      {version.aliases.map((alias) => (
        <AliasBadge key={alias} alias={alias} />
      ))}
      {version.stage !== "None" && <span className="text-muted-foreground">{version.stage}</span>}
      <span className="ml-auto shrink-0 text-muted-foreground">
        <RelativeTime at={version.createdAtMs} />
      </span>
    </li>
  );
}

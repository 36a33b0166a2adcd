import type { Dependencies } from "./dependencies.ts";

/** What has to be installed: each package with what is asked of its version, and when. */
export function DependencyTable({ dependencies }: { dependencies: Dependencies }) {
  const { pythonVersion, packages, others } = dependencies;
  return (
    <div className="space-y-3 text-sm">
      {pythonVersion !== undefined && (
        <p>
          <span className="text-muted-foreground">Python</span>{" "}
          <span className="font-mono text-xs">{pythonVersion}</span>
        </p>
      )}
      <ul className="grid gap-x-6 gap-y-1 font-mono text-xs leading-5 sm:grid-cols-2 lg:grid-cols-3">
        {packages.map(({ name, version, marker }) => (
          <li key={`${name}${version}${marker}`} className="min-w-0 truncate" title={marker}>
            {name}
            <span className="text-muted-foreground">{version}</span>
          </li>
        ))}
        {others.map((line) => (
          <li key={line} className="min-w-0 truncate text-muted-foreground" title={line}>
            {line}
          </li>
        ))}
      </ul>
      {packages.length + others.length === 0 && (
        <p className="text-muted-foreground">No packages are named.</p>
      )}
    </div>
  );
}

/** What happens to an alias, in one line: from which version to which. `null` is none. */
export function AliasMove(props: { alias: string; from: number | null; to: number | null }) {
  return (
    <span className="numeric">
      <span className="font-medium break-all">{props.alias}</span>: {describePlace(props.from)}{" "}
      <span aria-label="to">→</span> {describePlace(props.to)}
    </span>
  );
}

const describePlace = (version: number | null) => (version === null ? "no version" : `version ${version}`);

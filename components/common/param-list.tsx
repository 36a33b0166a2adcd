"use client";

import { CopyButton } from "./copy-button.tsx";
import { FilterableSection } from "./filterable-section.tsx";
import type { KeyValue } from "./key-value.ts";

/** Params: name and value as logged, each to copy, all to copy as JSON. While there is none, `empty` and a command to log one. */
export function ParamList(props: {
  params: readonly KeyValue[];
  empty: string;
  command?: string | undefined;
}) {
  const { params } = props;
  const all = () => JSON.stringify(Object.fromEntries(params.map(({ key, value }) => [key, value])), null, 2);
  return (
    <FilterableSection
      title="Params"
      items={params}
      textOf={({ key, value }) => `${key} ${value}`}
      actions={params.length > 0 && <CopyButton text={all()} label="Copy all params as JSON" />}
      empty={props.empty}
      command={props.command}
    >
      {(shown) => (
        <dl className="font-mono text-xs">
          {shown.map(({ key, value }) => (
            <div
              key={key}
              className="group flex min-h-8 items-center gap-3 border-b px-3 py-1 last:border-0 hover:bg-muted/50"
            >
              <dt className="w-2/5 shrink-0 truncate text-muted-foreground" title={key}>
                {key}
              </dt>
              <dd className="flex min-w-0 flex-1 items-center gap-3">
                <span className="line-clamp-3 min-w-0 flex-1 break-all whitespace-pre-wrap" title={value}>
                  {value === "" ? <span className="text-muted-foreground">(empty)</span> : value}
                </span>
                <CopyButton
                  text={value}
                  label={`Copy ${key}`}
                  className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </FilterableSection>
  );
}

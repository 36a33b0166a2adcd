"use client";

import { GitCompareIcon } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { formatCounted } from "#components/common/format/number.ts";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { ShowMore } from "#components/common/show-more.tsx";
import { Button } from "#components/ui/button.tsx";
import { ColumnsButton } from "#components/run-table/columns-button.tsx";
import { rememberLayout } from "#components/run-table/remembered-layout.ts";
import { readView } from "#components/run-table/view.ts";
import type { RegisteredModel } from "#server/domain/registry/schema.ts";
import { comparePath } from "./address.ts";
import { useModelLive, useVersions } from "./use-model.ts";
import { chooseColumns, groupsOfVersions } from "./version-columns.ts";
import type { VersionRows } from "./version-rows.ts";
import { VersionTable } from "./version-table.tsx";

/** The versions of a model with columns to choose and to compare; live. The columns are in the address. */
export function Versions(props: { model: RegisteredModel; first: VersionRows; columns: readonly string[] }) {
  const { model } = props;
  const list = useVersions(model.name, props.first);
  const rows = list.data.pages.flatMap((page) => page.rows);
  const { names, show } = useColumns(props.columns);
  const columns = chooseColumns(names, rows);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  useModelLive(model.id, rows);
  const toggle = (version: number) => {
    const next = new Set(selected);
    if (!next.delete(version)) next.add(version);
    setSelected(next);
  };
  if (rows.length === 0) return <NoVersions name={model.name} />;
  return (
    <section aria-labelledby="versions" className="min-w-0 space-y-2">
      <div className="flex items-center gap-2">
        <h3 id="versions" className="mr-auto text-sm font-medium">
          {list.hasNextPage ? `The newest ${rows.length} versions` : formatCounted(rows.length, "version")}
        </h3>
        <CompareButton name={model.name} selected={selected} />
        <ColumnsButton columns={columns} groups={groupsOfVersions(rows)} onChange={show} />
      </div>
      <VersionTable model={model} rows={rows} columns={columns} selected={selected} onSelect={toggle} />
      <ShowMore of={list} />
    </section>
  );
}

function CompareButton({ name, selected }: { name: string; selected: ReadonlySet<number> }) {
  const { team } = useFrame();
  if (selected.size < 2) {
    return (
      <Button variant="outline" disabled title="Select two versions or more">
        <GitCompareIcon /> Compare
      </Button>
    );
  }
  return (
    <Button asChild>
      <Link href={`/${team.slug}${comparePath(name, selected)}`} prefetch={false}>
        <GitCompareIcon /> Compare {selected.size}
      </Link>
    </Button>
  );
}

/** The columns that the address names, else those the server chose. Choosing adds no step to the browser's history. */
function useColumns(chosen: readonly string[]) {
  const query = useSearchParams();
  const pathname = usePathname();
  const show = (names: readonly string[]) => {
    const next = new URLSearchParams(names.map((name) => ["col", name]));
    window.history.replaceState(null, "", `${pathname}?${next}`);
    rememberLayout(pathname, { columns: names });
  };
  return { names: readView(new URLSearchParams(query)).columns ?? chosen, show };
}

function NoVersions({ name }: { name: string }) {
  const command = `import mlflow

mlflow.register_model("runs:/<run id>/model", ${JSON.stringify(name)})`;
  return (
    <EmptyState title="No versions yet" command={command}>
      A version appears here, without a reload, as soon as a client registers it.
    </EmptyState>
  );
}

"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { PlaceLink } from "#components/common/frame/place-link.tsx";
import { assignRunColors } from "#components/common/run-color.ts";
import { useTRPC, useTRPCClient } from "#components/common/trpc.tsx";
import { CompareChips } from "#components/compare/compare-chips.tsx";
import { CompareTable, NumberCells, TextCells } from "#components/compare/compare-table.tsx";
import { describeHidden } from "#components/compare/compared.ts";
import { OnlyDifferences } from "#components/compare/only-differences.tsx";
import { Button } from "#components/ui/button.tsx";
import { modelPath, versionPath } from "./address.ts";
import { compareVersions, type Comparison, readComparison, writeComparison } from "./comparison.ts";
import { useModelLive } from "./use-model.ts";
import { inOrder, readRows, searchOfVersions, type VersionRow } from "./version-rows.ts";

/** Versions of a model side by side, kept current. The address says which, and how. */
export function CompareVersions(props: {
  model: { id: number; name: string };
  /** What the server has read for this page, and for which versions. */
  first: { of: string; rows: VersionRow[] };
}) {
  const { name, id } = props.model;
  const comparison = readComparison(new URLSearchParams(useSearchParams()));
  const { data: read, error } = useRows(name, comparison.versions, props.first);
  const rows = read ?? [];
  useModelLive(id, rows);
  const missing = comparison.versions.length - rows.length;
  if (comparison.versions.length === 0) return <NothingToCompare name={name} />;
  return (
    <div className="min-w-0 space-y-4 p-4">
      <SideBySide name={name} rows={rows} comparison={comparison} onChange={show} />
      {error !== null && <ErrorState title="The versions could not be read">{error.message}</ErrorState>}
      {missing > 0 && read !== undefined && (
        <p className="text-sm text-muted-foreground">
          {missing === 1 ? "One version of this address is" : `${missing} versions of this address are`} not
          there any more.
        </p>
      )}
    </div>
  );
}

function SideBySide(props: {
  name: string;
  rows: readonly VersionRow[];
  comparison: Comparison;
  onChange: (next: Comparison) => void;
}) {
  const { name, rows, comparison, onChange } = props;
  const { team } = useFrame();
  const things = rows.map(({ version: { version } }) => ({
    id: String(version),
    name: `Version ${version}`,
    href: `/${team.slug}${versionPath(name, version)}`,
  }));
  const colors = assignRunColors(things.map(({ id }) => id));
  const baseline = Math.max(
    0,
    rows.findIndex(({ version }) => version.version === comparison.baseline),
  );
  const { metrics, params, about } = compareVersions(rows, baseline);
  const differing = <Row extends { differs: boolean }>(all: readonly Row[]) =>
    comparison.all || rows.length < 2 ? all : all.filter(({ differs }) => differs);
  const note = (all: readonly { differs: boolean }[], noun: string) =>
    describeHidden(all, differing(all), noun, "versions");
  return (
    <>
      <CompareChips
        label="Compared versions"
        things={things}
        colors={colors}
        baseline={String(comparison.baseline)}
        onBaseline={(id) => onChange({ ...comparison, baseline: Number(id) })}
        onRemove={(id) => onChange(without(comparison, Number(id)))}
      />
      <OnlyDifferences
        checked={!comparison.all}
        onChange={(only) => onChange({ ...comparison, all: !only })}
      />
      <CompareTable
        label="Versions side by side"
        things={things}
        colors={colors}
        baseline={baseline}
        sections={[
          {
            title: "Metrics",
            note: note(metrics, "metric"),
            children: differing(metrics).map((row) => <NumberCells key={row.key} row={row} />),
          },
          {
            title: "Params",
            note: note(params, "param"),
            children: differing(params).map((row) => (
              <TextCells key={row.key} row={row} baseline={baseline} />
            )),
          },
          {
            title: "About",
            note: note(about, "fact"),
            children: differing(about).map((row) => (
              <TextCells key={row.key} row={row} baseline={baseline} />
            )),
          },
        ]}
      />
    </>
  );
}

function without(comparison: Comparison, version: number): Comparison {
  const versions = comparison.versions.filter((compared) => compared !== version);
  const baseline = comparison.baseline === version ? versions[0] : comparison.baseline;
  return { ...comparison, versions, baseline };
}

function NothingToCompare({ name }: { name: string }) {
  const { team } = useFrame();
  return (
    <EmptyState
      title="Nothing to compare yet"
      action={
        <Button asChild variant="outline">
          <PlaceLink href={`/${team.slug}${modelPath(name)}`}>Show the versions</PlaceLink>
        </Button>
      }
    >
      Select versions of the model and press Compare.
    </EmptyState>
  );
}

/** Writes what is compared into the address, without a step in the browser's history. */
const show = (comparison: Comparison) =>
  window.history.replaceState(null, "", `?${writeComparison(comparison)}`);

function useRows(name: string, versions: number[], first: { of: string; rows: VersionRow[] }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const of = versions.join(",");
  return useQuery({
    queryKey: [...trpc.registry.searchVersions.pathKey(), "compared", name, of],
    queryFn: async () => {
      const { rows } = await readRows(client, name, searchOfVersions(name, versions));
      return inOrder(rows, versions);
    },
    enabled: versions.length > 0,
    placeholderData: keepPreviousData,
    ...(of === first.of ? { initialData: first.rows, staleTime: Infinity } : {}),
  });
}

import { formatText } from "#server/core/filter/format.ts";
import type { ModelVersion, VersionResults } from "#server/domain/registry/schema.ts";

const pageSize = 100;

/** A version with what is known of its training; nothing when its run and its logged model are not the team's. */
export type VersionRow = { version: ModelVersion; results: VersionResults | undefined };

export type VersionRows = { rows: VersionRow[]; nextPageToken: string | undefined };

/** The question a model's page asks for its versions, newest first. */
export const versionsInput = (name: string, pageToken?: string) => ({
  filter: `name = ${formatText(name)}`,
  orderBy: ["version_number DESC"],
  limit: pageSize,
  pageToken,
});

export function joinResults(
  versions: readonly ModelVersion[],
  results: readonly VersionResults[],
): VersionRow[] {
  const byVersion = new Map(results.map((result) => [result.version, result]));
  return versions.map((version) => ({ version, results: byVersion.get(version.version) }));
}

/** The search that finds exactly these versions of a model. */
export const searchOfVersions = (name: string, versions: readonly number[]) => ({
  filter: `name = ${formatText(name)} AND (${versions.map((version) => `version_number = ${version}`).join(" OR ")})`,
  limit: Math.max(versions.length, 1),
});

/** The rows of these versions in their order; those that are not there are left out. */
export function inOrder(rows: readonly VersionRow[], versions: readonly number[]): VersionRow[] {
  const byVersion = new Map(rows.map((row) => [row.version.version, row]));
  return versions.flatMap((version) => byVersion.get(version) ?? []);
}

type Search = { filter: string; orderBy?: string[]; limit: number; pageToken?: string | undefined };
type Api = {
  registry: {
    searchVersions: {
      query: (input: Search) => Promise<{ versions: ModelVersion[]; nextPageToken?: string | undefined }>;
    };
    listVersionResults: {
      query: (input: { name: string; versions: number[] }) => Promise<VersionResults[]>;
    };
  };
};

/** A page of a model's versions by the typed API. */
export async function readRows({ registry }: Api, name: string, search: Search): Promise<VersionRows> {
  const { versions, nextPageToken } = await registry.searchVersions.query(search);
  const numbers = versions.map(({ version }) => version);
  const results = await registry.listVersionResults.query({ name, versions: numbers });
  return { rows: joinResults(versions, results), nextPageToken };
}

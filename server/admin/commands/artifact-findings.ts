import { formatBytes } from "#components/common/format/number.ts";
import type { ArtifactCheck } from "#server/domain/artifacts/index.ts";

const namesTold = 20;

/** Whether there is nothing to mend. */
export const isClean = ({ missing, damaged, stray }: ArtifactCheck): boolean =>
  missing.length + damaged.length + stray.length === 0;

/** What a check found, in sentences; the second and later of them belong to the first. */
export function describeCheck(team: string, check: ArtifactCheck): string[] {
  const { files, missing, damaged, stray, underWay, isForeign } = check;
  const strayBytes = stray.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return [
    isClean(check)
      ? `${team}: ${count(files, "file")} and ${files === 1 ? "its" : "their"} bytes agree.`
      : `${team}: ${count(files, "file")} looked at.`,
    ...told(
      `  ${count(missing.length, "file")} without bytes: readers are told so. Restore them from a backup of the store, or mend.`,
      missing.map(({ path }) => path),
    ),
    ...told(
      `  ${count(damaged.length, "file")} with wrong bytes. Restore them from a backup of the store, or delete them on their page.`,
      damaged.map(({ path, says }) => `${path} ${says}`),
    ),
    ...told(
      `  ${count(stray.length, "stored object")} (${formatBytes(strayBytes)}) that no file shows.`,
      stray.map(({ key }) => key),
    ),
    ...(underWay > 0
      ? [`  ${count(underWay, "stored object")} may belong to uploads on their way and are left alone.`]
      : []),
    ...(isForeign ? ["  Another database filled this store first, so nothing in it is mended."] : []),
  ];
}

function told(sentence: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length - namesTold;
  return [
    sentence,
    ...names.slice(0, namesTold).map((name) => `    ${name}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

/** A number with what is counted, in the singular or the plural. */
export const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

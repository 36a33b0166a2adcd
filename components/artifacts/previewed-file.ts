import type { ArtifactFacts } from "#server/domain/artifacts/index.ts";

/** A file with where the browser gets it, and where it gets others beside it by their path in the folder looked at. */
export type PreviewedFile = ArtifactFacts & { address: string; toAddress: (path: string) => string };

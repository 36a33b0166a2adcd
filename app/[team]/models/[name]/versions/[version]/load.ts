import { notFound } from "next/navigation";
import { cache } from "react";
import { getModelVersion, listVersionResults } from "#server/domain/registry/index.ts";
import { orNotFound } from "../../../../or-not-found.ts";
import { loadModelPage } from "../../load.ts";

/** A version's page: what its layout and its parts read, once a request. */
export const loadVersionPage = cache(async (team: string, writtenName: string, writtenVersion: string) => {
  const { caller, model } = await loadModelPage(team, writtenName);
  const number = /^\d{1,9}$/u.test(writtenVersion) ? Number(writtenVersion) : notFound();
  const { name } = model;
  const [version, [results]] = await Promise.all([
    orNotFound(getModelVersion(caller, { name, version: number })),
    listVersionResults(caller, { name, versions: [number] }),
  ]);
  return { caller, model, version, results };
});

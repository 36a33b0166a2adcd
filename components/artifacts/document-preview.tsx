"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchHead } from "./fetch-head.ts";
import { findScriptHosts } from "./script-hosts.ts";
import { Remark } from "./remark.tsx";
import type { PreviewedFile } from "./previewed-file.ts";

const headBytes = 64 * 1024;

/**
 * An HTML file in a frame whose origin is nobody's: its scripts run, and reach neither this page nor any server. The header
 * the file comes with says the same, so the attribute here is the second lock.
 */
export function DocumentPreview({ file }: { file: PreviewedFile }) {
  const { data: hosts = [] } = useQuery({
    queryKey: ["artifact-script-hosts", file.address],
    queryFn: async ({ signal }) => findScriptHosts(await fetchHead(file.address, headBytes, signal)),
  });
  return (
    <>
      <iframe
        title={file.name}
        src={`${file.address}?frame`}
        sandbox="allow-scripts"
        referrerPolicy="no-referrer"
        className="block h-[75vh] w-full bg-white"
      />
      <Remark>
        {hosts.length === 0
          ? "Shown without access to this site or to any other."
          : `This page wants scripts of ${hosts.join(", ")}, which are not loaded: write it with them inside, such as fig.write_html(path, include_plotlyjs=True).`}
      </Remark>
    </>
  );
}

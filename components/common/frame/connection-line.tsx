"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { connection } from "../connection.ts";

/** A line at the top while the server does not answer. It goes away by itself, and what is on the page is read anew. */
export function ConnectionLine() {
  const queries = useQueryClient();
  const state = useSyncExternalStore(connection.subscribe, connection.read, () => "fine" as const);
  useEffect(() => {
    const lose = () => connection.lose();
    window.addEventListener("offline", lose);
    return () => window.removeEventListener("offline", lose);
  }, []);
  useEffect(() => {
    let lost = false;
    return connection.subscribe(() => {
      if (connection.read() === "fine" && lost) void queries.invalidateQueries();
      lost = connection.read() === "lost";
    });
  }, [queries]);
  return (
    <output className="fixed inset-x-0 top-0 z-50 flex justify-center">
      {state === "lost" && (
        <p className="rounded-b-md bg-warning px-3 py-1 text-xs font-medium text-background">
          No answer from the server. Trying again; nothing you logged is lost.
        </p>
      )}
    </output>
  );
}

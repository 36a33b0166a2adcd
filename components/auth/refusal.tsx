import type { ReactNode } from "react";

/** Why something about signing in did not work, and what to do. */
export function Refusal({ children }: { children: ReactNode }) {
  if (children === undefined) return null;
  return (
    <p
      role="alert"
      className="rounded-md border border-destructive/40 bg-destructive/5 px-3 py-2 text-sm text-destructive"
    >
      {children}
    </p>
  );
}

import type { ReactNode } from "react";

/** A line below a preview that says what of the file this is. */
export function Remark({ children }: { children: ReactNode }) {
  return <p className="border-t px-4 py-2 text-sm text-muted-foreground">{children}</p>;
}

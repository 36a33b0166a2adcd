import type { Metadata } from "next";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { OpenLink } from "#components/auth/open-link.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default function LinkPage() {
  return (
    <AuthFrame title="Sign in to Saigen">
      <OpenLink />
      <p className="text-center text-xs text-muted-foreground">This link works once, in this browser.</p>
    </AuthFrame>
  );
}

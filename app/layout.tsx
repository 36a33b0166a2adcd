import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Theme } from "#components/common/theme.tsx";
import { Toasts } from "#components/common/toasts.tsx";
import { geist, geistMono } from "./fonts.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Saigen", template: "%s · Saigen" },
  description: "The team's machine-learning experiments",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#131519" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" className={`${geist.variable} ${geistMono.variable}`} suppressHydrationWarning>
      <body>
        <Theme nonce={nonce}>
          {children}
          <Toasts />
        </Theme>
      </body>
    </html>
  );
}

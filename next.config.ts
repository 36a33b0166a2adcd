import type { NextConfig } from "next";

/** The doors in `server/main.ts` set security headers and answer machines; Next only renders pages. */
const config: NextConfig = {
  poweredByHeader: false,
  compress: true,
  reactStrictMode: true,
  devIndicators: false,
  // `npm run check` and the tests prove the types; a start does not wait for them again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // They find their files and native parts on disk, which a bundle would hide from them.
  serverExternalPackages: ["postgres", "pino", "prom-client", "drizzle-orm"],
  experimental: { optimizePackageImports: ["radix-ui", "lucide-react"] },
};

export default config;

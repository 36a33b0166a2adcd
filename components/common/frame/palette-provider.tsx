"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { createContext, use, useCallback, useState } from "react";
import { useKeys } from "../keys/use-keys.ts";
import { useFrame } from "./frame-context.tsx";
import { places } from "./places.ts";

const Palette = dynamic(() => import("./palette.tsx").then((module) => module.Palette), { ssr: false });
const HelpDialog = dynamic(() => import("../keys/help-dialog.tsx").then((module) => module.HelpDialog), {
  ssr: false,
});

const PaletteContext = createContext<() => void>(() => {});

/** Opens the palette. */
export const usePalette = () => use(PaletteContext);

/** Keeps the command palette and the list of shortcuts at hand; their code comes when they are first opened. */
export function PaletteProvider({ children }: { children: ReactNode }) {
  const { team } = useFrame();
  const router = useRouter();
  const [shown, setShown] = useState<"palette" | "help">();
  const close = useCallback(() => setShown(undefined), []);
  const openPalette = useCallback(() => setShown("palette"), []);
  useKeys([
    { keys: "mod+k", says: "Search and commands", run: openPalette },
    ...places.map((place) => ({
      keys: place.keys,
      says: `Go to ${place.label.toLowerCase()}`,
      run: () => router.push(`/${team.slug}${place.path}`),
    })),
    { keys: "?", says: "Show this list", run: () => setShown("help") },
  ]);
  return (
    <PaletteContext value={openPalette}>
      {children}
      {shown === "palette" && <Palette onClose={close} onHelp={() => setShown("help")} />}
      {shown === "help" && <HelpDialog onClose={close} />}
    </PaletteContext>
  );
}

import type { ReactNode } from "react";
import { BottomBar } from "./bottom-bar.tsx";
import { ConnectionLine } from "./connection-line.tsx";
import type { Frame } from "./frame-context.tsx";
import { FrameProvider } from "./frame-context.tsx";
import { PaletteProvider } from "./palette-provider.tsx";
import { Sidebar } from "./sidebar.tsx";

/** Everything around a team's page: sidebar, or a bottom bar on a phone, the line for a lost connection, palette and shortcuts. */
export function PageFrame(props: { frame: Frame; sidebar: "wide" | "icons"; children: ReactNode }) {
  return (
    <FrameProvider value={props.frame}>
      <PaletteProvider>
        <a
          href="#main"
          className="sr-only z-50 rounded-md bg-popover px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to content
        </a>
        <ConnectionLine />
        <div className="flex min-h-dvh">
          <Sidebar initial={props.sidebar} />
          <div className="flex min-w-0 flex-1 flex-col pb-14 md:pb-0">{props.children}</div>
        </div>
        <BottomBar />
      </PaletteProvider>
    </FrameProvider>
  );
}

import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { showBlanks } from "../format/blanks.ts";
import { HeaderTools } from "./header-tools.tsx";
import { PlaceLink } from "./place-link.tsx";

/** A step of the path to a page; the last one is the page itself and needs no address. */
export type Crumb = { label: string; href?: string };

/** A page of a team: the path to it, its own buttons, the tools that are everywhere, and the content. */
export function Page(props: {
  crumbs: readonly Crumb[];
  actions?: ReactNode;
  /** `wide` takes the whole width; `text` keeps lines readable; `screen` fills the screen and scrolls within. */
  width?: "wide" | "text" | "screen";
  children: ReactNode;
}) {
  return (
    <>
      <header className="sticky top-0 z-30 flex h-12 shrink-0 items-center gap-3 border-b bg-background px-4">
        <Crumbs crumbs={props.crumbs} />
        <div className="ml-auto flex shrink-0 items-center gap-1.5">
          {props.actions}
          <HeaderTools />
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cn(
          "flex min-w-0 flex-1 flex-col outline-none",
          props.width === "text" && "mx-auto w-full max-w-5xl px-4 py-6",
          props.width === "screen" && "h-[calc(100dvh-6.5rem)] flex-none md:h-[calc(100dvh-3rem)]",
        )}
      >
        {props.children}
      </main>
    </>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Path" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-sm">
        {crumbs.map(({ label, href }, index) => {
          const last = index === crumbs.length - 1;
          return (
            <li
              key={`${label} ${href}`}
              className={cn("flex min-w-0 items-center gap-1.5", !last && "max-w-64 shrink-0 max-sm:hidden")}
            >
              {index > 0 && (
                <span aria-hidden className="text-muted-foreground max-sm:hidden">
                  /
                </span>
              )}
              {href === undefined || last ? (
                <h1 className="truncate font-medium" title={label}>
                  {showBlanks(label)}
                </h1>
              ) : (
                <PlaceLink
                  href={href}
                  title={label}
                  className="truncate text-muted-foreground hover:text-foreground"
                >
                  {showBlanks(label)}
                </PlaceLink>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

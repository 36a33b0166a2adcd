"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { reveal } from "#components/common/reveal.ts";
import { cn } from "#components/ui/cn.ts";

const tabs = [
  { path: "", label: "Overview" },
  { path: "/charts", label: "Charts" },
  { path: "/artifacts", label: "Artifacts" },
  { path: "/datasets", label: "Datasets" },
  { path: "/children", label: "Children" },
  { path: "/reproduce", label: "Reproduce" },
] as const;

/** The parts of a run's page. Each has its own address. */
export function RunTabs({ base }: { base: string }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Parts of the run" className="overflow-x-auto border-b px-4">
      <ul className="flex gap-1">
        {tabs.map(({ path, label }) => {
          const current = pathname === `${base}${path}`;
          return (
            <li key={label}>
              <Link
                href={`${base}${path}`}
                ref={current ? reveal : undefined}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2 text-sm whitespace-nowrap text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset",
                  current && "border-foreground font-medium text-foreground",
                )}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

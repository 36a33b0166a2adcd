"use client";

import { SearchIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { KeyCaps } from "../keys/key-caps.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { usePalette } from "./palette-provider.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

/** What stands at the right end of every header: search, theme, oneself. */
export function HeaderTools() {
  const openPalette = usePalette();
  return (
    <>
      <Button
        variant="outline"
        size="sm"
        onClick={openPalette}
        title="Search and commands"
        className="font-normal text-muted-foreground max-sm:size-7 max-sm:border-0 max-sm:p-0"
      >
        <SearchIcon />
        <span className="max-sm:sr-only">Search</span>
        <span className="max-sm:hidden">
          <KeyCaps keys="mod+k" />
        </span>
      </Button>
      <ThemeToggle />
      <PersonMenu />
    </>
  );
}

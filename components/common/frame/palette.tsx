"use client";

import { ArrowRightLeftIcon, KeyboardIcon, SunMoonIcon } from "lucide-react";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import { useState } from "react";
import {
  CommandDialog,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
  CommandShortcut,
} from "#components/ui/command.tsx";
import { useFrame } from "./frame-context.tsx";
import { PaletteFinds } from "./palette-finds.tsx";
import { places } from "./places.ts";

/** Finds pages and commands by name; typing finds experiments, models and runs of the team as well. */
export function Palette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const { team, teams } = useFrame();
  const { resolvedTheme, setTheme } = useTheme();
  const router = useRouter();
  const [text, setText] = useState("");
  const go = (path: string) => {
    onClose();
    router.push(path);
  };
  return (
    <CommandDialog
      showCloseButton={false}
      open
      onOpenChange={onClose}
      title="Search"
      description="Pages, experiments, models, runs, commands"
    >
      <CommandInput
        value={text}
        onValueChange={setText}
        placeholder="Search pages, experiments, models, runs…"
      />
      <CommandList>
        <CommandEmpty>Nothing found for “{text}”.</CommandEmpty>
        <CommandGroup heading="Pages">
          {places.map((place) => (
            <CommandItem key={place.path} onSelect={() => go(`/${team.slug}${place.path}`)}>
              <place.icon /> {place.label}
              <CommandShortcut>{place.keys}</CommandShortcut>
            </CommandItem>
          ))}
          {teams
            .filter(({ slug }) => slug !== team.slug)
            .map(({ slug, name }) => (
              <CommandItem key={slug} value={`team ${name} ${slug}`} onSelect={() => go(`/${slug}`)}>
                <ArrowRightLeftIcon /> Switch to team {name}
              </CommandItem>
            ))}
        </CommandGroup>
        <PaletteFinds text={text} onGo={(path) => go(`/${team.slug}${path}`)} />
        <CommandGroup heading="Commands">
          <CommandItem
            onSelect={() => {
              setTheme(resolvedTheme === "dark" ? "light" : "dark");
              onClose();
            }}
          >
            <SunMoonIcon /> Switch between light and dark
          </CommandItem>
          <CommandItem onSelect={onHelp}>
            <KeyboardIcon /> Keyboard shortcuts
            <CommandShortcut>?</CommandShortcut>
          </CommandItem>
        </CommandGroup>
      </CommandList>
    </CommandDialog>
  );
}

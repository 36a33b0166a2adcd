import { Kbd, KbdGroup } from "#components/ui/kbd.tsx";

/** A shortcut as key caps; `mod` reads as Ctrl, which is right on every system but the Mac's, where both work. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <KbdGroup>
      {keys.split(" ").map((press) => (
        <Kbd key={press}>{press.replace("mod+k", "Ctrl K")}</Kbd>
      ))}
    </KbdGroup>
  );
}

import type { LucideIcon } from "lucide-react";
import { BoxIcon, FlaskConicalIcon, HouseIcon, SettingsIcon } from "lucide-react";

/** A place of a team that the sidebar, the bottom bar, the palette and the `g` shortcuts lead to. */
export type Place = { label: string; path: string; icon: LucideIcon; keys: string };

export const places: readonly Place[] = [
  { label: "Home", path: "", icon: HouseIcon, keys: "g h" },
  { label: "Experiments", path: "/experiments", icon: FlaskConicalIcon, keys: "g e" },
  { label: "Models", path: "/models", icon: BoxIcon, keys: "g m" },
  { label: "Settings", path: "/settings", icon: SettingsIcon, keys: "g s" },
];

/** Whether a place is the one that `pathname` lies in. Runs and comparisons belong to the experiments, logged models to the models. */
export function isCurrent(place: Place, team: string, pathname: string): boolean {
  const rest = pathname.slice(`/${team}`.length);
  if (place.path === "") return rest === "" || rest === "/";
  if (place.path === "/experiments" && /^\/(runs|compare)(\/|$)/.test(rest)) return true;
  if (place.path === "/models" && /^\/logged-models(\/|$)/.test(rest)) return true;
  return rest === place.path || rest.startsWith(`${place.path}/`);
}

import { Label } from "#components/ui/label.tsx";
import { Switch } from "#components/ui/switch.tsx";

/** Leaves out the rows in which all agree. */
export function OnlyDifferences(props: { checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <Label className="flex items-center gap-2 text-sm font-normal">
      <Switch checked={props.checked} onCheckedChange={props.onChange} />
      Only differences
    </Label>
  );
}

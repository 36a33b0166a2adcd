import type { ReactNode } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";

/** What stands where what a filter finds would: it has a mistake, or finds nothing; `children` may say what to know of it. */
export function NoMatch(props: {
  /** One of what was looked for: "model". */
  noun: string;
  hasMistake: boolean;
  onClear: () => void;
  children?: ReactNode;
}) {
  return (
    <EmptyState
      className="flex-1"
      title={props.hasMistake ? "The filter has a mistake" : `No ${props.noun} matches the filter`}
      action={
        <Button variant="outline" onClick={props.onClear}>
          Clear the filter
        </Button>
      }
    >
      {props.hasMistake ? "Mend it where it is underlined, then press Enter." : props.children}
    </EmptyState>
  );
}

"use client";

import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import { KeyCaps } from "./key-caps.tsx";
import { listKeys } from "./use-keys.ts";

/** The list of shortcuts that work on the page now. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Keyboard shortcuts</DialogTitle>
          <DialogDescription>They rest while you type.</DialogDescription>
        </DialogHeader>
        <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2 text-sm">
          {listKeys().map(({ keys, says }) => (
            <div key={keys} className="contents">
              <dt>{says}</dt>
              <dd className="text-right">
                <KeyCaps keys={keys} />
              </dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}

"use client";

import type { ReactNode } from "react";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "#components/ui/alert-dialog.tsx";

type Question = {
  title: string;
  says: ReactNode;
  verb: string;
  onConfirm: () => void;
};

/** Asks before something that takes more along than one sees; `says` names what. */
export function Confirm({ trigger, ...question }: Question & { trigger: ReactNode }) {
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>{trigger}</AlertDialogTrigger>
      <QuestionContent {...question} />
    </AlertDialog>
  );
}

/** The same question where it was not a button that led to it, such as a line of a menu. */
export function Confirmation({ onClose, ...question }: Question & { onClose: () => void }) {
  return (
    <AlertDialog open onOpenChange={onClose}>
      <QuestionContent {...question} />
    </AlertDialog>
  );
}

function QuestionContent({ title, says, verb, onConfirm }: Question) {
  return (
    <AlertDialogContent>
      <AlertDialogHeader>
        <AlertDialogTitle>{title}</AlertDialogTitle>
        <AlertDialogDescription>{says}</AlertDialogDescription>
      </AlertDialogHeader>
      <AlertDialogFooter>
        <AlertDialogCancel>Cancel</AlertDialogCancel>
        <AlertDialogAction variant="destructive" onClick={onConfirm}>
          {verb}
        </AlertDialogAction>
      </AlertDialogFooter>
    </AlertDialogContent>
  );
}

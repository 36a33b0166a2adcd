"use client";

import { PlusIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { Button } from "#components/ui/button.tsx";

const ExperimentForm = dynamic(
  () => import("./experiment-form.tsx").then((module) => module.ExperimentForm),
  {
    ssr: false,
  },
);

/** Opens the form for a new experiment and goes to it once it is made. */
export function NewExperiment() {
  const { team } = useFrame();
  const router = useRouter();
  const mayCreate = useMay("experiment.create");
  const [open, setOpen] = useState(false);
  if (!mayCreate) return null;
  return (
    <>
      <Button
        size="sm"
        onClick={() => setOpen(true)}
        aria-label="New experiment"
        className="max-sm:size-7 max-sm:p-0"
      >
        <PlusIcon />
        <span className="max-sm:hidden">New experiment</span>
      </Button>
      {open && (
        <ExperimentForm
          onClose={() => setOpen(false)}
          onSaved={(id) => router.push(`/${team.slug}/experiments/${id}`)}
        />
      )}
    </>
  );
}

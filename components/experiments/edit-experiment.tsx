"use client";

import { PencilIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useKeys } from "#components/common/keys/use-keys.ts";
import { useMay } from "#components/common/frame/use-may.ts";
import { Button } from "#components/ui/button.tsx";
import type { Experiment } from "#server/domain/experiments/schema.ts";

const ExperimentForm = dynamic(
  () => import("./experiment-form.tsx").then((module) => module.ExperimentForm),
  {
    ssr: false,
  },
);

/** Opens the form that changes an experiment's name, description and tags. */
export function EditExperiment({ experiment }: { experiment: Experiment }) {
  const router = useRouter();
  const mayEdit = useMay("experiment.update") && experiment.lifecycleStage === "active";
  const [open, setOpen] = useState(false);
  useKeys([{ keys: "e", says: "Edit the experiment", run: () => setOpen(mayEdit) }]);
  if (!mayEdit) return null;
  return (
    <>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label="Edit the experiment"
        title="Edit name, description and tags (e)"
        className="text-muted-foreground"
        onClick={() => setOpen(true)}
      >
        <PencilIcon />
      </Button>
      {open && (
        <ExperimentForm
          experiment={experiment}
          onClose={() => setOpen(false)}
          onSaved={() => router.refresh()}
        />
      )}
    </>
  );
}

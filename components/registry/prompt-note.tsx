import { EmptyState } from "#components/common/empty-state.tsx";

/** Prompts share the names of models, and clients read them; a page of their own they have none. */
export function PromptNote({ name }: { name: string }) {
  const command = `import mlflow

prompt = mlflow.genai.load_prompt(${JSON.stringify(`prompts:/${name}@latest`)})`;
  return (
    <EmptyState title="This name is a prompt's" command={command}>
      Prompts are kept beside the models and under names of the same kind. Clients read and write them.
    </EmptyState>
  );
}

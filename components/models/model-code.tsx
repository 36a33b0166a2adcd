"use client";

import { CardSection } from "#components/common/card-section.tsx";
import { CodeBlock } from "#components/common/code-block.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { type Lookup, waysToUse } from "./ways-to-use.ts";

/** How to load, serve and download a model, each to copy. `uri` is what MLflow's client resolves: `models:/…`. */
export function ModelCode({ uri, lookup }: { uri: string; lookup: Lookup }) {
  const ways = waysToUse(uri, lookup);
  return (
    <CardSection title="Use it">
      <Tabs defaultValue={ways[0]?.name} className="p-3">
        <TabsList>
          {ways.map(({ name }) => (
            <TabsTrigger key={name} value={name} className="text-muted-foreground transition-none">
              {name}
            </TabsTrigger>
          ))}
        </TabsList>
        {ways.map(({ name, code, says }) => (
          <TabsContent key={name} value={name}>
            <CodeBlock code={code} />
            {says !== undefined && <p className="mt-2 text-xs text-muted-foreground">{says}</p>}
          </TabsContent>
        ))}
      </Tabs>
    </CardSection>
  );
}

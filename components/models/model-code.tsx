"use client";

import { CardSection } from "#components/common/card-section.tsx";
import { CodeBlock } from "#components/common/code-block.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { waysToUse } from "./ways-to-use.ts";

/** How to load, serve and download a model, each to copy. `uri` is what MLflow's client resolves: `models:/…`. */
export function ModelCode({ uri }: { uri: string }) {
  const ways = waysToUse(uri);
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
        {ways.map(({ name, code }) => (
          <TabsContent key={name} value={name}>
            <CodeBlock code={code} />
          </TabsContent>
        ))}
      </Tabs>
    </CardSection>
  );
}

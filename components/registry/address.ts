/** Where models are, below the team's address. A model's name may hold any character but `/` and `:`. */
export const modelPath = (name: string): string => `/models/${encodeURIComponent(name)}`;

/** Where one version of a model is, below the team's address. */
export const versionPath = (name: string, version: number): string =>
  `${modelPath(name)}/versions/${version}`;

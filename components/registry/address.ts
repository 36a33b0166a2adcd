/** Where a model is, below the team's address. Its name may hold any character but `/` and `:`. */
export const modelPath = (name: string): string => `/models/${encodeURIComponent(name)}`;

/** Where one version of a model is, below the team's address. */
export const versionPath = (name: string, version: number): string =>
  `${modelPath(name)}/versions/${version}`;

/** Where versions of a model stand side by side, below the team's address. */
export const comparePath = (name: string, versions: Iterable<number>): string =>
  `${modelPath(name)}/compare?versions=${[...versions].join(",")}`;

/** Where a logged model is, below the team's address. An id is any text that a client sent. */
export const loggedModelPath = (id: string): string => `/logged-models/${encodeURIComponent(id)}`;

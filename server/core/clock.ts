/** The one source of the present, so that tests can hold it still. */
export const clock = { now: (): Date => new Date() };

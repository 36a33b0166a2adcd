/** What the home page leaves out: what training scripts do all the time says nothing of what people did. */
export const activityInput = {
  except: [
    "run.update",
    "run.log",
    "run.setTag",
    "run.deleteTag",
    "run.logInputs",
    "run.logOutputs",
    "artifact.upload",
  ],
};

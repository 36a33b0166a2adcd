# The same Node as everywhere else comes with npm (optionalDependencies); the image's own only installs and builds.
FROM node:24-bookworm-slim AS build
WORKDIR /saigen
COPY package.json package-lock.json ./
COPY patches patches
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN mkdir -p public \
    && NEXT_TELEMETRY_DISABLED=1 npx next build \
    && rm -rf .next/cache .next/dev \
    && npm prune --omit=dev --no-audit --no-fund

FROM debian:bookworm-slim
# A name for the user is needed: the embedded Postgres looks it up. Without DATABASE_URL it keeps its data in /data.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin saigen \
    && install --directory --owner=saigen --group=saigen --mode=0700 /data
WORKDIR /saigen
COPY --from=build /saigen/node_modules node_modules
COPY --from=build /saigen/.next .next
COPY --from=build /saigen/package.json /saigen/next.config.ts /saigen/tsconfig.json ./
COPY --from=build /saigen/public public
COPY --from=build /saigen/app app
COPY --from=build /saigen/db db
COPY --from=build /saigen/server server
ENV NODE_ENV=production \
    PATH=/saigen/node_modules/.bin:/usr/local/bin:/usr/bin:/bin \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
USER saigen
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s \
    CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]

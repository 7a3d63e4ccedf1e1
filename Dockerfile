# Not built yet: it was written where no container engine runs, and only its steps were tried by hand (with Node 20).
# If it fails for you, please tell us, or better, mend it.
#   docker build --tag 2msl .
#   docker run --publish 3000:3000 --volume 2msl:/data --env PUBLIC_URL=http://192.168.1.5:3000 2msl
# PUBLIC_URL is the address that the class opens: a container does not know the addresses of its host.

FROM node:22-bookworm AS build
WORKDIR /app
COPY . .
# Installs, tools included, and builds; what runs then needs no tools.
RUN node scripts/build.mjs && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1: it gets SIGTERM and ends cleanly. (npm would not hand it on.)
CMD ["node", "--enable-source-maps", "--max-semi-space-size=32", "dist/server/main.js"]

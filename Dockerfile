# Builds the bot and runs it as a user without rights. Keep /app/data on a volume: it is everything Tocsin knows.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Tocsin --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY config ./config
RUN mkdir data && chown "$APP_UID" data
USER $APP_UID
VOLUME /app/data
ENTRYPOINT ["dotnet", "tocsin.dll"]

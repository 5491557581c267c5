@echo off
rem Starts the gateway; --help lists its options.
rem
rem   JAVA_HOME                 where Java 17 or newer is; left out: the java that PATH finds
rem   JAVA_OPTS                 options for Java, such as -Xmx512m
rem   OPCUA_WS_GATEWAY_CONFIG   the configuration; left out: conf\gateway.yaml beside this folder
setlocal
set "GATEWAY_HOME=%~dp0.."

set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"

set "JAVA_VERSION="
for /f "tokens=3" %%v in ('"%JAVA%" -version 2^>^&1 ^| findstr version') do set "JAVA_VERSION=%%~v"
for /f "delims=.-+" %%v in ("%JAVA_VERSION%") do set "JAVA_VERSION=%%v"
if not defined JAVA_VERSION goto :no_java
if %JAVA_VERSION% LSS 17 goto :old_java

if defined OPCUA_WS_GATEWAY_CONFIG goto :start
if exist "%GATEWAY_HOME%\conf\gateway.yaml" set "OPCUA_WS_GATEWAY_CONFIG=%GATEWAY_HOME%\conf\gateway.yaml"

:start
"%JAVA%" -XX:+ExitOnOutOfMemoryError %JAVA_OPTS% -jar "%GATEWAY_HOME%\lib\opcua-ws-gateway.jar" %*
exit /b %ERRORLEVEL%

:no_java
echo opcua-ws-gateway: there is no "%JAVA%"; install Java 17 or newer, or set JAVA_HOME 1>&2
exit /b 1

:old_java
echo opcua-ws-gateway: "%JAVA%" is Java %JAVA_VERSION%; it must be 17 or newer 1>&2
exit /b 1

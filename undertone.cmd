@echo off
rem Starts Undertone with a Java of 17 or later, and builds it first where it has not been built.
rem   UNDERTONE_HOME       where web, models and temp are (default: the folder of this script)
rem   UNDERTONE_JAVA_OPTS  further options for Java, such as -Xmx2g
setlocal
set "root=%~dp0"
if "%root:~-1%"=="\" set "root=%root:~0,-1%"
set "jar=%root%\target\undertone.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo undertone: no Java found; install a JDK of 17 or later, or set JAVA_HOME 1>&2
  exit /b 1
)
if not exist "%jar%" (
  echo undertone: building once, which takes a minute 1>&2
  pushd "%root%"
  call mvnw.cmd -q -B -ntp -Dmaven.test.skip=true package 1>&2
  popd
)
if not exist "%jar%" (
  echo undertone: the build failed 1>&2
  exit /b 1
)
if not defined UNDERTONE_HOME set "UNDERTONE_HOME=%root%"
"%java%" --enable-native-access=ALL-UNNAMED %UNDERTONE_JAVA_OPTS% -Dundertone.tty=console -Djdk.console=java.base "-Dundertone.home=%UNDERTONE_HOME%\." -jar "%jar%" %*
exit /b %errorlevel%

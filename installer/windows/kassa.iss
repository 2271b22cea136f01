; Installer for Windows 10 and 11, made with Inno Setup 6 by "py dev.py package". NIET HIER GETEST: er is geen Windows
; op de machines van dit project. Version and Folder are given by scripts/package.py.

#ifndef Version
  #error Give the version: iscc /DVersion=...
#endif
#ifndef Folder
  #error Give the folder that PyInstaller made: iscc /DFolder=...
#endif

[Setup]
AppId={{6E5D2B0E-6A0F-4E0B-9C0B-3B1E5B1B7A11}
AppName=Kassa
AppVersion={#Version}
AppPublisher=Kassa
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Kassa
DefaultGroupName=Kassa
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputBaseFilename=kassa-{#Version}
Compression=lzma2
SolidCompression=yes
SetupIconFile=..\..\build\kassa.ico
UninstallDisplayIcon={app}\kassa.exe
; A till that is selling is not closed by an installer: the person at the till does that.
CloseApplications=no
RestartApplications=no

[Languages]
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"

; What an older version left behind would be found by the new one.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Kassa"; Filename: "{app}\kassa.exe"; Parameters: "pos"
Name: "{group}\Backoffice"; Filename: "{app}\kassa.exe"; Parameters: "office"
Name: "{group}\Voorbeeldwinkel"; Filename: "{app}\kassa.exe"; Parameters: "demo"
Name: "{autodesktop}\Kassa"; Filename: "{app}\kassa.exe"; Tasks: desktopicon

; The data of the shop stand in %LOCALAPPDATA%\Kassa and stay there after removal.

# Runs Fairlead from the source tree: ./fairlead.ps1 [arguments]. Builds the archive first if it is missing or older than a source.
$ErrorActionPreference = 'Stop'
$archive = Join-Path $PSScriptRoot 'distribution/archive/target'
$built = Join-Path $archive 'built'

function Test-Current {
    if (-not (Test-Path $built)) { return $false }
    $since = (Get-Item $built).LastWriteTimeUtc
    $roots = 'router-api', 'router-core', 'router-server', 'plugins', 'distribution/archive', 'pom.xml', 'distribution/pom.xml' |
        ForEach-Object { Join-Path $PSScriptRoot $_ }
    $above = $PSScriptRoot.Length # folders above the source tree may have any name
    $newer = Get-ChildItem $roots -Recurse -File |
        Where-Object { $_.LastWriteTimeUtc -gt $since } |
        Where-Object { $_.FullName.Substring($above) -notmatch '[\\/](target|node_modules)[\\/]' } |
        Where-Object { $_.Name -eq 'pom.xml' -or $_.FullName.Substring($above) -match '[\\/]src[\\/]main[\\/]' } |
        Select-Object -First 1
    return -not $newer
}

if (-not (Test-Current)) {
    [Console]::Error.WriteLine('Building Fairlead; the first time takes a minute or two, later only what has changed is built ...')
    $started = [DateTime]::UtcNow
    & (Join-Path $PSScriptRoot 'build.cmd') -q -pl distribution/archive -am package '-Dmaven.test.skip=true' '-Darchive.tar.skip=true' `
        '-Dcyclonedx.skip=true' '-Denforcer.skip=true' '-Dspotless.check.skip=true' | ForEach-Object { [Console]::Error.WriteLine($_) }
    if ($LASTEXITCODE -ne 0) { exit 1 }
    New-Item -ItemType File -Force $built | Out-Null
    (Get-Item $built).LastWriteTimeUtc = $started
}

$newest = Get-ChildItem (Join-Path $archive 'fairlead-*/bin/fairlead.cmd') | Select-Object -Last 1
& $newest.FullName @args
exit $LASTEXITCODE

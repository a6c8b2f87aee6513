<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>app::ExportFlow</name>
    <message numerus="yes">
        <source>%n records written to %1</source>
        <translation>
            <numerusform>%n record written to %1</numerusform>
            <numerusform>%n records written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n rejected</source>
        <translation>
            <numerusform> · %n rejected</numerusform>
            <numerusform> · %n rejected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::GoldFlow</name>
    <message numerus="yes">
        <source>None of the %Ln traces of %1 is in the corpus that is open. They are found by id or text; the first is “%2”. Open the corpus that they belong to, or %1 itself as a corpus (Ctrl+O).</source>
        <translation>
            <numerusform>%Ln trace of %1 is not in the corpus that is open. Traces are found by id or text; its is “%2”. Open the corpus that it belongs to, or %1 itself as a corpus (Ctrl+O).</numerusform>
            <numerusform>None of the %Ln traces of %1 is in the corpus that is open. They are found by id or text; the first is “%2”. Open the corpus that they belong to, or %1 itself as a corpus (Ctrl+O).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::OpenFlow</name>
    <message numerus="yes">
        <source>%n records share their id with another: %1 stands on records %2 and %3, for example.</source>
        <translation>
            <numerusform>%n record shares its id with another: %1 stands on records %2 and %3, for example.</numerusform>
            <numerusform>%n records share their id with another: %1 stands on records %2 and %3, for example.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more – %2</source>
        <translation>
            <numerusform>%1 and %n more – %2</numerusform>
            <numerusform>%1 and %n more – %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more files have changed as well.</source>
        <translation>
            <numerusform>%n more file has changed as well.</numerusform>
            <numerusform>%n more files have changed as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more records cannot be read.</source>
        <translation>
            <numerusform>%Ln more record cannot be read.</numerusform>
            <numerusform>%Ln more records cannot be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::StatusStrip</name>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln issues</source>
        <translation>
            <numerusform>%Ln issue</numerusform>
            <numerusform>%Ln issues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::CleaningPanel</name>
    <message numerus="yes">
        <source>%n pieces go, %1</source>
        <translation>
            <numerusform>%n piece goes, %1</numerusform>
            <numerusform>%n pieces go, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::CompareView</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::DetailsPanel</name>
    <message numerus="yes">
        <source>%Ln approaches</source>
        <translation>
            <numerusform>%Ln approach</numerusform>
            <numerusform>%Ln approaches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln redundant parts</source>
        <translation>
            <numerusform>%Ln redundant part</numerusform>
            <numerusform>%Ln redundant parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln part</numerusform>
            <numerusform>%Ln parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more errors</source>
        <translation>
            <numerusform>and %Ln more error</numerusform>
            <numerusform>and %Ln more errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::DifferencesModel</name>
    <message numerus="yes">
        <source>%Ln places of gold lie beyond the end of the text (%1 characters); they are cut there.</source>
        <translation>
            <numerusform>%Ln place of gold lies beyond the end of the text (%1 characters); it is cut there.</numerusform>
            <numerusform>%Ln places of gold lie beyond the end of the text (%1 characters); they are cut there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::DistributionChart</name>
    <message numerus="yes">
        <source>%n trace(s) with more tokens than this</source>
        <translation>
            <numerusform>%n trace with more tokens than this</numerusform>
            <numerusform>%n traces with more tokens than this</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s)</source>
        <translation>
            <numerusform>%n trace</numerusform>
            <numerusform>%n traces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::FilterBox</name>
    <message numerus="yes">
        <source>%Ln hits</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::FindBar</name>
    <message numerus="yes">
        <source>%Ln hits</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::GoldPanel</name>
    <message numerus="yes">
        <source> · %n lines of the file could not be used</source>
        <translation>
            <numerusform> · %n line of the file could not be used</numerusform>
            <numerusform> · %n lines of the file could not be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::MappingPreview</name>
    <message numerus="yes">
        <source>Record %1: the first of %n traces</source>
        <translation>
            <numerusform>Record %1: the first of %n trace</numerusform>
            <numerusform>Record %1: the first of %n traces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::NodeWords</name>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens (%1)</source>
        <translation>
            <numerusform>%Ln token (%1)</numerusform>
            <numerusform>%Ln tokens (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::TraceTextView</name>
    <message numerus="yes">
        <source>%1 (%Ln parts)</source>
        <translation>
            <numerusform>%1 (%Ln part)</numerusform>
            <numerusform>%1 (%Ln parts)</numerusform>
        </translation>
    </message>
</context>
</TS>

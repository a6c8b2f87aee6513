<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>

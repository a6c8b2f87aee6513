<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>widgets::ApproachTreeModel</name>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元数</translation>
    </message>
</context>
<context>
    <name>widgets::ChartExport</name>
    <message>
        <source>The picture could not be saved: %1</source>
        <translation>无法保存图片：%1</translation>
    </message>
</context>
<context>
    <name>widgets::ChartPlot</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>widgets::ChartsView</name>
    <message>
        <source>Nothing to draw yet. Open a corpus and run the cleaning (F5).</source>
        <translation>还没有可绘制的数据。请打开语料并运行清洗（F5）。</translation>
    </message>
    <message>
        <source>Which chart</source>
        <translation>选择图表</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Per trace</source>
        <translation>逐条轨迹</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Order of the traces</source>
        <translation>轨迹的排序</translation>
    </message>
    <message>
        <source>Largest saving first</source>
        <translation>节省最多的在前</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>最长的在前</translation>
    </message>
    <message>
        <source>As in the corpus</source>
        <translation>按语料中的顺序</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the chart or its numbers</source>
        <translation>保存图表或其数据</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>图片（PNG）…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>矢量图（SVG）…</translation>
    </message>
    <message>
        <source>Document (PDF)…</source>
        <translation>文档（PDF）…</translation>
    </message>
    <message>
        <source>Numbers of all traces (CSV)…</source>
        <translation>全部轨迹的数据（CSV）…</translation>
    </message>
    <message>
        <source>%1 → %2 tokens (%3), %4</source>
        <translation>%1 → %2 个词元（%3），%4</translation>
    </message>
    <message>
        <source>There are no numbers to save yet.</source>
        <translation>还没有可保存的数据。</translation>
    </message>
    <message>
        <source>%1 file (*.%2)</source>
        <translation>%1 文件 (*.%2)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
</context>
<context>
    <name>widgets::CompareView</name>
    <message>
        <source>Original reasoning</source>
        <translation>原始推理</translation>
    </message>
    <message>
        <source>Cleaned reasoning</source>
        <translation>清洗后的推理</translation>
    </message>
    <message>
        <source>Choose a trace to see what cleaning changes in it.</source>
        <translation>请选择一条轨迹，查看清洗对它的改动。</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处改动</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下一处改动</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This trace is not in the cleaned corpus.</source>
        <translation>这条轨迹不在清洗后的语料中。</translation>
    </message>
    <message>
        <source>%1 tokens (%2), left out</source>
        <translation>%1 个词元（%2），未写入</translation>
    </message>
    <message>
        <source>%1 → %2 tokens (%3), %4</source>
        <translation>%1 → %2 个词元（%3），%4</translation>
    </message>
    <message>
        <source>Nothing changes: there is nothing to remove from this trace.</source>
        <translation>没有改动：这条轨迹没有可删除的内容。</translation>
    </message>
    <message>
        <source>Left out of the cleaned corpus:</source>
        <translation>未写入清洗后的语料：</translation>
    </message>
    <message>
        <source>Kept as it was:</source>
        <translation>保持原样：</translation>
    </message>
    <message>
        <source>change %1 of %2</source>
        <translation>第 %1 处改动，共 %2 处</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处改动</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::DetailsPanel</name>
    <message>
        <source>Details of the chosen part</source>
        <translation>所选部分的详情</translation>
    </message>
    <message>
        <source>Go to the original</source>
        <translation>转到原始片段</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep this part whatever the policy says (E)</source>
        <translation>无论清洗策略如何，都保留这一部分（E）</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Drop this part whatever the policy says (D)</source>
        <translation>无论清洗策略如何，都删除这一部分（D）</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Leave it to the policy (A)</source>
        <translation>由清洗策略决定（A）</translation>
    </message>
    <message>
        <source>Choose a part of a trace to see what is known of it.</source>
        <translation>请选择轨迹的一部分以查看其详情。</translation>
    </message>
    <message>
        <source>Whole trace</source>
        <translation>整条轨迹</translation>
    </message>
    <message numerus="yes">
        <source>%Ln approaches</source>
        <translation>
            <numerusform>%Ln 个解法</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln redundant parts</source>
        <translation>
            <numerusform>%Ln 个冗余部分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln 处错误</numerusform>
        </translation>
    </message>
    <message>
        <source>Reference answer: %1</source>
        <translation>参考答案：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln 个部分</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1，第 %2 步</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>This check %1.</source>
        <translation>这次验证%1。</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>答案：%1</translation>
    </message>
    <message>
        <source>The analysis is %1.</source>
        <translation>分析结果：%1。</translation>
    </message>
    <message>
        <source>Stays in the cleaned trace.</source>
        <translation>保留在清洗后的轨迹中。</translation>
    </message>
    <message>
        <source>Goes from the cleaned trace.</source>
        <translation>从清洗后的轨迹中删除。</translation>
    </message>
    <message>
        <source>Goes from the cleaned trace: %1</source>
        <translation>从清洗后的轨迹中删除：%1</translation>
    </message>
    <message>
        <source>%1 (it says: %2)</source>
        <translation>%1（原文：%2）</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more errors</source>
        <translation>
            <numerusform>另有 %Ln 处错误</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::DistributionChart</name>
    <message>
        <source>Distribution of tokens per trace before and after cleaning</source>
        <translation>清洗前后每条轨迹词元数的分布</translation>
    </message>
    <message>
        <source>tokens per trace</source>
        <translation>每条轨迹的词元数</translation>
    </message>
    <message>
        <source>number of traces</source>
        <translation>轨迹条数</translation>
    </message>
    <message>
        <source>before</source>
        <translation>清洗前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>清洗后</translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) with more tokens than this</source>
        <translation>
            <numerusform>%n 条轨迹的词元数超出此范围</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 tokens</source>
        <translation>%1：%2 个词元</translation>
    </message>
    <message>
        <source>%1: median %2 tokens</source>
        <translation>%1：中位数 %2 个词元</translation>
    </message>
    <message>
        <source>%1 to %2 tokens
before: %3
after: %4</source>
        <translation>%1 至 %2 个词元
清洗前：%3
清洗后：%4</translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s)</source>
        <translation>
            <numerusform>%n 条轨迹</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 traces; half of them have at most %2 tokens before and %3 after cleaning</source>
        <translation>共 %1 条轨迹；半数轨迹清洗前不超过 %2 个词元，清洗后不超过 %3 个</translation>
    </message>
</context>
<context>
    <name>widgets::FindBar</name>
    <message>
        <source>Find in the trace</source>
        <translation>在轨迹中查找</translation>
    </message>
    <message>
        <source>Previous hit (Shift+N)</source>
        <translation>上一处匹配（Shift+N）</translation>
    </message>
    <message>
        <source>Next hit (N)</source>
        <translation>下一处匹配（N）</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hits</source>
        <translation>
            <numerusform>%Ln 处匹配</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::Legend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Redundant, repeats the part with this number</source>
        <translation>冗余，重复标有此编号的部分</translation>
    </message>
</context>
<context>
    <name>widgets::MarkedTextView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>widgets::NodeWords</name>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Understanding</source>
        <translation>理解题意</translation>
    </message>
    <message>
        <source>Approaches</source>
        <translation>解法</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Approach</source>
        <translation>解法</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Redundant</source>
        <translation>冗余</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Incorrect approach</source>
        <translation>错误解法</translation>
    </message>
    <message>
        <source>Incomplete approach</source>
        <translation>未完成的解法</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation>已插入</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选中</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>incorrect</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>confirms</source>
        <translation>确认了结果</translation>
    </message>
    <message>
        <source>refutes</source>
        <translation>推翻了结果</translation>
    </message>
    <message>
        <source>finds nothing</source>
        <translation>没有结论</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>比较确定</translation>
    </message>
    <message>
        <source>unsure, worth a look</source>
        <translation>不确定，值得查看</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>repeats %1 · %2</source>
        <translation>重复%1 · %2</translation>
    </message>
    <message>
        <source>Whole trace</source>
        <translation>整条轨迹</translation>
    </message>
    <message>
        <source>error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>incorrect: its answer is not the reference answer</source>
        <translation>错误：其答案与参考答案不符</translation>
    </message>
    <message>
        <source>incorrect: gives %1</source>
        <translation>错误：得到 %1</translation>
    </message>
    <message>
        <source>repeats %1</source>
        <translation>重复%1</translation>
    </message>
    <message>
        <source>repeats %1: %2</source>
        <translation>重复%1：%2</translation>
    </message>
    <message>
        <source>incomplete: reaches no final answer</source>
        <translation>未完成：没有得到最终答案</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln 个词元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens (%1)</source>
        <translation>
            <numerusform>%Ln 个词元（%1）</numerusform>
        </translation>
    </message>
    <message>
        <source>correct: gives %1</source>
        <translation>正确：得到 %1</translation>
    </message>
    <message>
        <source>will be dropped: %1</source>
        <translation>将被删除：%1</translation>
    </message>
</context>
<context>
    <name>widgets::TotalsChart</name>
    <message>
        <source>Tokens by kind of segment, and removed tokens by reason</source>
        <translation>按片段类型统计的词元数，以及按原因统计的删除词元数</translation>
    </message>
    <message>
        <source>left out: unsolvable</source>
        <translation>未写入：无解</translation>
    </message>
    <message>
        <source>What the traces are made of, before cleaning</source>
        <translation>清洗前轨迹的构成</translation>
    </message>
    <message>
        <source>Nothing is removed</source>
        <translation>没有删除任何内容</translation>
    </message>
    <message>
        <source>What cleaning removes, and why</source>
        <translation>清洗删除了什么，为什么</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>%1 (under 0.1 %)</source>
        <translation>%1（不足 0.1 %）</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>%1
%2 of all tokens before cleaning</source>
        <translation>%1
占清洗前全部词元的 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>widgets::TraceChart</name>
    <message>
        <source>Tokens of each trace before and after cleaning</source>
        <translation>每条轨迹清洗前后的词元数</translation>
    </message>
    <message>
        <source>tokens of the trace</source>
        <translation>轨迹的词元数</translation>
    </message>
    <message>
        <source>before</source>
        <translation>清洗前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>清洗后</translation>
    </message>
    <message>
        <source>%1 tokens, left out: unsolvable</source>
        <translation>%1 个词元，未写入：无解</translation>
    </message>
    <message>
        <source>%1 tokens before, %2 after (%3)</source>
        <translation>清洗前 %1 个词元，清洗后 %2 个（%3）</translation>
    </message>
    <message>
        <source>%1 traces; cleaning saves %2 of the tokens of those that are kept</source>
        <translation>共 %1 条轨迹；对保留的轨迹，清洗节省了 %2 的词元</translation>
    </message>
</context>
<context>
    <name>widgets::TraceChartPanel</name>
    <message>
        <source>Traces in sight</source>
        <translation>可见的轨迹</translation>
    </message>
</context>
<context>
    <name>widgets::TraceStrip</name>
    <message>
        <source>Overview of the trace</source>
        <translation>轨迹概览</translation>
    </message>
</context>
<context>
    <name>widgets::TraceTextView</name>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>尚未分析</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln parts)</source>
        <translation>
            <numerusform>%1（%Ln 个部分）</numerusform>
        </translation>
    </message>
    <message>
        <source>error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln 个词元</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::TraceView</name>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Choose a trace to read it here.</source>
        <translation>请选择一条轨迹，在此处阅读。</translation>
    </message>
    <message>
        <source>Previous record (K)</source>
        <translation>上一条记录（K）</translation>
    </message>
    <message>
        <source>Next record (J)</source>
        <translation>下一条记录（J）</translation>
    </message>
    <message>
        <source>Approach tree</source>
        <translation>解法树</translation>
    </message>
    <message>
        <source>Find in the trace</source>
        <translation>在轨迹中查找</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一处匹配</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一处匹配</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Show sections</source>
        <translation>展开到章节</translation>
    </message>
    <message>
        <source>Show approaches</source>
        <translation>展开到解法</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>展开到正文</translation>
    </message>
    <message>
        <source>Show the text and its steps</source>
        <translation>展开到正文及其步骤</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>下一处标记</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>上一处标记</translation>
    </message>
    <message>
        <source>Go to the original</source>
        <translation>转到原始片段</translation>
    </message>
    <message>
        <source>Drop this part</source>
        <translation>删除这一部分</translation>
    </message>
    <message>
        <source>Keep this part</source>
        <translation>保留这一部分</translation>
    </message>
    <message>
        <source>Leave this part to the policy</source>
        <translation>由清洗策略决定这一部分</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source> → left out: no correct approach</source>
        <translation> → 未写入：没有正确的解法</translation>
    </message>
</context>
<context>
    <name>widgets::labels</name>
    <message>
        <source>question repeated</source>
        <translation>复述题目</translation>
    </message>
    <message>
        <source>understanding</source>
        <translation>理解题意</translation>
    </message>
    <message>
        <source>approach</source>
        <translation>解法</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>wrong answer</source>
        <translation>答案错误</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有答案</translation>
    </message>
    <message>
        <source>false statement</source>
        <translation>错误陈述</translation>
    </message>
    <message>
        <source>after the answer</source>
        <translation>答案之后的内容</translation>
    </message>
    <message>
        <source>check finds nothing</source>
        <translation>验证没有结论</translation>
    </message>
    <message>
        <source>dropped by hand</source>
        <translation>手动删除</translation>
    </message>
    <message>
        <source>repair of a join</source>
        <translation>衔接修补</translation>
    </message>
    <message>
        <source>cleaned</source>
        <translation>已清洗</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未改动</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未写入</translation>
    </message>
    <message>
        <source>kept as it was</source>
        <translation>保持原样</translation>
    </message>
</context>
</TS>
